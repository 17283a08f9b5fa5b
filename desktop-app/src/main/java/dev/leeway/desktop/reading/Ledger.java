package dev.leeway.desktop.reading;

import dev.leeway.engine.audit.AuditVerdict;

import java.time.Instant;

/**
 * What was done and what happened: audit, history, events and indicators. Every method waits; safe
 * for use from several threads.
 */
public interface Ledger {
    /**
     * Puts everything that happened since a moment on one clock. What cannot be looked at is named
     * in the answer.
     *
     * @throws ReadingException when not even the audit trail can be read
     */
    Timeline timeline(Instant since) throws ReadingException, InterruptedException;

    /**
     * Checks the whole audit trail against its head.
     *
     * @throws ReadingException when it cannot be read
     */
    AuditVerdict verify() throws ReadingException;

    /**
     * Works out the indicators of the last days.
     *
     * @param days how many days, at least 1
     * @throws ReadingException when what was written down cannot be read
     */
    Numbers numbers(int days) throws ReadingException, InterruptedException;
}
