/** The practice API over HTTPS on the loopback interface. */
@NullMarked
package dev.leeway.engine.practice.server;

import org.jspecify.annotations.NullMarked;
