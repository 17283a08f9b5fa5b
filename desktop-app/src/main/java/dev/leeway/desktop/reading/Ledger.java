package dev.leeway.desktop.reading;

/**
 * What was done and what happened: audit, history, events and indicators. Every method waits; safe
 * for use from several threads.
 */
public interface Ledger {}
