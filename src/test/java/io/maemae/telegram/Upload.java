package io.maemae.telegram;

/** A file that came with a call. */
public record Upload(String fileName, String contentType, byte[] bytes) {}
