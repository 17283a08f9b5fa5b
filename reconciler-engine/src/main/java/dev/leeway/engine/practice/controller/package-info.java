/**
 * What makes the practice cluster live: small stand-ins for Kubernetes' controllers, scheduler and
 * kubelet, with plausible timing.
 */
@NullMarked
package dev.leeway.engine.practice.controller;

import org.jspecify.annotations.NullMarked;
