package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * Git's own lock files in a mirror. Git keeps one for the moment in which it writes a name, and a
 * process that is killed in that moment leaves it behind: nobody could write that name ever again.
 */
final class LeftLocks {
    /** Far longer than writing one name takes, on any disk. */
    static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private static final String SUFFIX = ".lock";
    private static final List<String> AT_THE_TOP =
            List.of(Constants.HEAD + SUFFIX, Constants.PACKED_REFS + SUFFIX);

    private LeftLocks() {}

    /**
     * Deletes the lock files of all names but those under one prefix. The caller holds the mirror's
     * {@link MirrorLock}, so that no living process owns any of them.
     *
     * @param mirror the mirror's folder; nothing is done when it does not exist
     * @param spared names under which processes write without that lock
     */
    static void clear(Path mirror, String spared) throws IOException {
        for (String name : AT_THE_TOP) {
            Files.deleteIfExists(mirror.resolve(name));
        }
        Path names = mirror.resolve(Constants.R_REFS);
        if (!Files.isDirectory(names)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> all = Files.walk(names)) {
            left =
                    all.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                            .filter(path -> !path.startsWith(mirror.resolve(spared)))
                            .filter(Files::isRegularFile)
                            .toList();
        }
        for (Path path : left) {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Deletes the lock file of one name when it is older than {@link #LONGEST_WRITE}.
     *
     * @return whether there was such a file
     */
    static boolean clearOld(Path mirror, String name, Instant now) throws IOException {
        Path lock = mirror.resolve(name + SUFFIX);
        if (!Files.exists(lock)) {
            return false;
        }
        FileTime written = Files.getLastModifiedTime(lock);
        return written.toInstant().plus(LONGEST_WRITE).isBefore(now) && Files.deleteIfExists(lock);
    }
}
