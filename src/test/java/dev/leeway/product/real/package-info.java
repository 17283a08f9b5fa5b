/**
 * Trials on a real Kubernetes API server, on request: they start etcd, kube-apiserver and
 * kube-controller-manager from the folders in {@code LEEWAY_REAL_BIN}, and say so when they skip.
 */
@NullMarked
package dev.leeway.product.real;

import org.jspecify.annotations.NullMarked;
