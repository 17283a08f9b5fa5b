/** Who did what, on which proof: the port of the audit trail and its records. */
@NullMarked
package dev.leeway.engine.audit;

import org.jspecify.annotations.NullMarked;
