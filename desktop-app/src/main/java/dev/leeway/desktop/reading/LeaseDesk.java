package dev.leeway.desktop.reading;

/**
 * Emergency fixes of the open workspace: reviews, begins, tends and ends them. Every method waits;
 * safe for use from several threads.
 */
public interface LeaseDesk {}
