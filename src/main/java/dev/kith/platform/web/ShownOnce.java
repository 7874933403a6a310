package dev.kith.platform.web;

/** An answer that holds a fresh secret. It is never kept: repeating the command says that it was shown already. */
public interface ShownOnce {}
