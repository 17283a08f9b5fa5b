package dev.leeway.desktop.command;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the user's own health rules come from.
 *
 * @param workspace the workspace file whose {@code health} counts
 * @param scripts a folder of Lua scripts, laid out as {@code GROUP/KIND/health.lua}
 * @param configMap a file with a ConfigMap such as {@code argocd-cm}
 */
public record HealthSources(
        Optional<Path> workspace, Optional<Path> scripts, Optional<Path> configMap) {}
