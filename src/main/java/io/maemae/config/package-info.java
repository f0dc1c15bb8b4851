/**
 * The configuration file, and the reading of YAML in general.
 *
 * <p>{@link io.maemae.config.YamlTree} turns a YAML file into plain {@link io.maemae.config.Node}s
 * that know their line and key; {@link io.maemae.config.ConfigurationReader} turns the
 * configuration file into the immutable {@link io.maemae.config.Configuration}. Whatever is wrong
 * is collected and told in one {@link io.maemae.config.ConfigurationException}.
 *
 * <p>Nothing here has state; it runs on whichever thread starts the program. Texts of the user's
 * file appear in messages, except those of secrets.
 */
package io.maemae.config;
