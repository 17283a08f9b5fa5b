/** Reads the protobuf bodies that newer kubectl versions send; answers are always JSON. */
@NullMarked
package dev.leeway.engine.practice.proto;

import org.jspecify.annotations.NullMarked;
