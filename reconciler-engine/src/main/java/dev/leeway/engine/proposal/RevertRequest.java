package dev.leeway.engine.proposal;

import java.time.Duration;

/**
 * A wish to bring an application's source back to what it was.
 *
 * @param application the application
 * @param revision the older revision: branch, tag or commit
 * @param timeout how long reading and proving may take in all
 */
public record RevertRequest(String application, String revision, Duration timeout) {}
