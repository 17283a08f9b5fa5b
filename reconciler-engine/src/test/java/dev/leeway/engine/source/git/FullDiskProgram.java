package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Fetches in a process of its own, whose disk is small: once, again after the origin got a commit
 * that is too large for it, and once more after the disk was made larger.
 */
final class FullDiskProgram {
    private FullDiskProgram() {}

    /**
     * Runs it.
     *
     * @param arguments the mirrors' folder, the origin, the large commit, and the command that
     *     makes the disk larger, if any
     */
    public static void main(String[] arguments) throws Exception {
        Path mirrors = Path.of(arguments[0]);
        String origin = arguments[1];
        try (GitSource source =
                new GitSource(
                        mirrors,
                        (asked, timeout) -> Optional.empty(),
                        mirrors,
                        Clock.systemUTC())) {
            tell("before", source, origin);
            pointMainAt(origin, arguments[2]);
            tell("full", source, origin);
            List<String> grow = Arrays.asList(arguments).subList(3, arguments.length);
            if (!grow.isEmpty()) {
                new ProcessBuilder(grow).inheritIO().start().waitFor();
                tell("after", source, origin);
            }
        }
    }

    private static void tell(String when, GitSource source, String origin) throws Exception {
        SourceTree tree =
                source.read(
                        new SourceRequest(
                                "origin", origin, "main", Freshness.FETCH, Duration.ofSeconds(60)),
                        SourceProgress.NONE);
        System.out.println(
                when
                        + " revision="
                        + tree.revision().commit()
                        + " file="
                        + new String(tree.read("a.yaml", 100), StandardCharsets.UTF_8)
                        + " stale="
                        + tree.stale().map(SourceTree.Stale::reason).orElse("no"));
    }

    private static void pointMainAt(String origin, String commit) throws Exception {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(Path.of(origin).toFile()).build()) {
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(ObjectId.fromString(commit));
            update.forceUpdate();
        }
    }
}
