/** The one embedded database behind the audit trail, the run journal and the sync history. */
@NullMarked
package dev.leeway.engine.store;

import org.jspecify.annotations.NullMarked;
