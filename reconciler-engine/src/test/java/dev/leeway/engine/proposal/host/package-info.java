/** Tests of pull request hosts against servers that answer as the hosts' documentation says. */
@NullMarked
package dev.leeway.engine.proposal.host;

import org.jspecify.annotations.NullMarked;
