/** Speaks the APIs of pull request hosts: one class per host, and one for what they share. */
@NullMarked
package dev.leeway.engine.proposal.host;

import org.jspecify.annotations.NullMarked;
