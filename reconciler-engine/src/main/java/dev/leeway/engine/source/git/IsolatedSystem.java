package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
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

    private final SystemReader system;
    private final Optional<Path> measures;

    private IsolatedSystem(SystemReader system, Optional<Path> measures) {
        super(system);
        this.system = system;
        this.measures = measures;
    }

    /** Puts it in force for this process; JGit knows only one. Doing it again changes nothing. */
    static void install() {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof IsolatedSystem)) {
            install(system, Optional.empty());
        }
    }

    /**
     * Puts it in force with a file that keeps what JGit measures of file systems: how finely they
     * tell the time. Without it every process measures that anew, which takes it seconds.
     */
    static void install(Path measures) {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof IsolatedSystem isolated)) {
            install(system, Optional.of(measures));
        } else if (!isolated.measures.equals(Optional.of(measures))) {
            install(isolated.system, Optional.of(measures));
        }
    }

    private static void install(SystemReader system, Optional<Path> measures) {
        SystemReader.setInstance(new IsolatedSystem(system, measures));
        // What is not known yet is measured beside the work, where it can be kept; until then JGit
        // assumes the coarsest.
        FS.FileStoreAttributes.setBackground(measures.isPresent());
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
        return measures.<FileBasedConfig>map(file -> new Measures(parent, file, fs))
                .orElseGet(() -> new Nothing(parent, fs));
    }

    /** What was measured of file systems, and nothing else that the file may hold. */
    private static final class Measures extends FileBasedConfig {
        private static final String SECTION = "filesystem";

        Measures(@Nullable Config parent, Path file, FS fs) {
            super(parent, file.toFile(), fs);
        }

        @Override
        public void load() throws IOException, ConfigInvalidException {
            try {
                super.load();
            } catch (ConfigInvalidException e) {
                // A damaged file is measured and written anew.
                clear();
            }
            for (String section : getSections()) {
                if (!section.equals(SECTION)) {
                    clearSection(section);
                }
            }
        }

        private void clearSection(String section) {
            getSubsections(section).forEach(name -> unsetSection(section, name));
            unsetSection(section, null);
        }
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
            // There is nowhere to keep what JGit measured of the file system.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
