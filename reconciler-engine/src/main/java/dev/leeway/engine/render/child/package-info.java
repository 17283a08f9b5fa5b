/** Child processes that render: private, limited in time, memory and output, and always ended. */
@NullMarked
package dev.leeway.engine.render.child;

import org.jspecify.annotations.NullMarked;
