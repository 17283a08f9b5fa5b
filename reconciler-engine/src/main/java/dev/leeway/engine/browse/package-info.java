/**
 * Looking around in a cluster: tables as the server prints them, events, logs, who made an object
 * and who may do what. Reads only, and only what somebody looks at.
 */
@NullMarked
package dev.leeway.engine.browse;

import org.jspecify.annotations.NullMarked;
