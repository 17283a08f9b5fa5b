package dev.leeway.engine.source.git;

import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Hides the user's and the machine's Git settings from JGit. A setting there could switch off the
 * check of certificates, add headers to every request, rewrite addresses or name a program to run;
 * what a workspace reads must depend on the workspace alone.
 */
final class IsolatedSystem extends SystemReader.Delegate {
    private static final Set<String> PROGRAMS = Set.of("GIT_SSH", "GIT_PROXY_COMMAND");

    private IsolatedSystem(SystemReader system) {
        super(system);
    }

    /** Puts it in force for this process; JGit knows only one. Doing it again changes nothing. */
    static void install() {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof IsolatedSystem)) {
            SystemReader.setInstance(new IsolatedSystem(system));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return PROGRAMS.contains(variable) ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** A configuration file that is empty and stays so. */
    private static final class Nothing extends FileBasedConfig {
        Nothing(@Nullable Config parent, FS fs) {
            super(parent, Path.of("").toFile(), fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // JGit notes what it measured of the file system; it measures again next time.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
