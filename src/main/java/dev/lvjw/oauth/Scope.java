package dev.lvjw.oauth;

/**
 * A permission asked for.
 *
 * @param name the provider's word
 * @param required whether lvjw can't do its work without it
 * @param reason what for, as people read it before they log in
 */
public record Scope(String name, boolean required, String reason) {}
