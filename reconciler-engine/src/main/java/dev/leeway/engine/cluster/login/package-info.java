/**
 * How a cluster is reached and as whom: kubeconfig files, certificates, tokens and credential
 * plugins. Nothing here starts a program or opens a connection before it is asked for credentials.
 */
@NullMarked
package dev.leeway.engine.cluster.login;

import org.jspecify.annotations.NullMarked;
