package dev.leeway.engine.audit;

/**
 * One event as it stands on the trail.
 *
 * @param sequence its place, from 1, without gaps
 * @param event what was done
 * @param previousHash the hash of the record before it; 64 zeros for the first
 * @param hash the SHA-256 over its place, the hash before it and every part of the event, in
 *     hexadecimal
 */
public record AuditRecord(long sequence, AuditEvent event, String previousHash, String hash) {}
