package dev.lvjw.justworks;

/** A department or an office. The id is empty where Justworks gives none. */
public record Named(String id, String name) {}
