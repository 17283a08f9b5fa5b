package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Fetches the repositories of an open workspace now and then, and compares the applications whose
 * revision moved. Safe for several threads.
 */
final class RepositoryPolling {
    private static final Duration INTERVAL = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Surroundings here;
    private final Comparing comparing;
    private final Set<String> fetching = ConcurrentHashMap.newKeySet();

    RepositoryPolling(Surroundings here, Comparing comparing) {
        this.here = here;
        this.comparing = comparing;
    }

    /** Begins; the first round follows the comparisons that opening the workspace asked for. */
    void begin() {
        for (Workspace.Repository repository : here.open().workspace().repositories()) {
            here.work()
                    .repeat(
                            "fetch " + repository.name() + " now and then",
                            INTERVAL,
                            () -> fetch(repository),
                            failed -> {});
        }
    }

    /** Fetches every repository now. */
    void fetchAll() {
        for (Workspace.Repository repository : here.open().workspace().repositories()) {
            here.work().start("fetch " + repository.name(), () -> fetch(repository), failed -> {});
        }
    }

    private void fetch(Workspace.Repository repository) throws InterruptedException {
        if (!fetching.add(repository.name())) {
            return;
        }
        try {
            here.tell(new AppEvent.FetchStarted(repository.name(), here.now()));
            for (String revision : revisions(repository)) {
                fetch(repository, revision);
            }
        } finally {
            fetching.remove(repository.name());
        }
    }

    /**
     * The branches, tags and commits of a repository that applications follow; its own when none
     * does.
     */
    private List<String> revisions(Workspace.Repository repository) {
        List<String> followed =
                here.open().workspace().applications().stream()
                        .map(Workspace.Application::source)
                        .filter(source -> source.repository().equals(repository.name()))
                        .map(Workspace.Source::revision)
                        .distinct()
                        .toList();
        return followed.isEmpty() ? List.of(repository.revision()) : followed;
    }

    private void fetch(Workspace.Repository repository, String revision)
            throws InterruptedException {
        try {
            SourceTree tree =
                    here.open()
                            .sources()
                            .read(
                                    new SourceRequest(
                                            repository.name(),
                                            repository.url(),
                                            revision,
                                            SourceRequest.Freshness.FETCH,
                                            PATIENCE),
                                    SourceProgress.NONE);
            if (tree.stale().isPresent()) {
                here.tell(
                        new AppEvent.FetchFailed(
                                repository.name(), words(tree.stale().get().why()), here.now()));
            } else {
                here.tell(new AppEvent.Fetched(repository.name(), here.now()));
            }
            String commit = tree.revision().commit();
            followers(repository.name(), revision)
                    .filter(application -> !comparing.isAt(application, commit))
                    .forEach(app -> comparing.compare(app, RunRequest.USUAL.fromMirror()));
        } catch (SourceException unreachable) {
            here.tell(
                    new AppEvent.FetchFailed(
                            repository.name(), words(unreachable.said()), here.now()));
        }
    }

    private String words(Wording said) {
        return new EngineWords(here.text()).words(said);
    }

    private Stream<String> followers(String repository, String revision) {
        return here.open().workspace().applications().stream()
                .filter(app -> app.source().repository().equals(repository))
                .filter(app -> app.source().revision().equals(revision))
                .map(Workspace.Application::name);
    }
}
