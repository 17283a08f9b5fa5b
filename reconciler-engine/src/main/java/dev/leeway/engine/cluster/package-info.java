/**
 * One Kubernetes cluster, read and written over its HTTP API: the only package that sees the
 * Kubernetes client library. Implements the ports {@code live.ClusterReader} and {@code
 * apply.ClusterWriter}. Payloads are our own JSON trees, never the library's models.
 */
@NullMarked
package dev.leeway.engine.cluster;

import org.jspecify.annotations.NullMarked;
