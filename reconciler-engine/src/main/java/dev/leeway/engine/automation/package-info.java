/**
 * Syncing without being asked: decides from what is known whether an application is to be synced
 * now, later or not, and carries that out.
 */
@org.jspecify.annotations.NullMarked
package dev.leeway.engine.automation;
