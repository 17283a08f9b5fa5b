package dev.leeway.engine.source;

/**
 * A branch or tag and the commit that it names.
 *
 * @param revision the branch or tag
 * @param commit its commit
 */
public record RevisionTip(NamedRevision revision, Commit commit) {}
