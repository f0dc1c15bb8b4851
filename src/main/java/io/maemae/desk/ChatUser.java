package io.maemae.desk;

/**
 * Somebody who may be heard.
 *
 * @param id as the face knows the person
 * @param trades false for a viewer, who may use all that changes nothing
 */
public record ChatUser(String id, boolean trades) {}
