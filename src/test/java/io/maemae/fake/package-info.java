/** What the loopback servers of several test packages share. Any thread. */
package io.maemae.fake;
