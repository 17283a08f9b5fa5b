package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.engine.proposal.FileLinks;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.PullRequestHost;
import dev.leeway.engine.proposal.PullRequestHost.OpenRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SignatureVerdict;
import dev.leeway.engine.source.RevisionTip;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks into the repositories of one workspace. Safe for use from several threads. */
public final class RepositoryReading implements RepositoryBrowsing {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final int MOST_REQUESTS = 100;

    private final Workspace workspace;
    private final RepositoryDoors doors;
    private final Effects effects;

    /** Works out what revisions would change, as the engine does. */
    @FunctionalInterface
    public interface Effects {
        /** Tells each application's answer as it is found. */
        void tell(
                String repository,
                Optional<String> from,
                String to,
                Duration timeout,
                Consumer<RevisionEffect> listener)
                throws InterruptedException;
    }

    /** Makes it. */
    public RepositoryReading(Workspace workspace, RepositoryDoors doors, Effects effects) {
        this.workspace = workspace;
        this.doors = doors;
        this.effects = effects;
    }

    @Override
    public List<Described> repositories() {
        return workspace.repositories().stream()
                .map(
                        one ->
                                new Described(
                                        one.name(),
                                        one.url().replaceFirst("(?<=://)[^/@]*@", ""),
                                        one.revision(),
                                        one.pullRequests().isPresent(),
                                        readers(one.name())))
                .toList();
    }

    private List<Reader> readers(String repository) {
        return workspace.applications().stream()
                .filter(one -> one.source().repository().equals(repository))
                .map(
                        one ->
                                new Reader(
                                        one.name(),
                                        one.source().path(),
                                        one.source().revision(),
                                        one.cluster()))
                .toList();
    }

    @Override
    public Holdings holdings(String repository) throws SourceException, InterruptedException {
        String url = url(repository);
        try {
            List<RevisionTip> tips = doors.archive().tips(url);
            return new Holdings(doors.archive().condition(url), tips);
        } catch (SourceException refused) {
            // A mirror that cannot even name its branches is told as damaged, not as empty.
            if (refused.problem() == SourceException.Problem.MIRROR_CORRUPT) {
                return new Holdings(doors.archive().condition(url), List.of());
            }
            throw refused;
        }
    }

    @Override
    public Distance distance(String repository, String of, String from)
            throws SourceException, InterruptedException {
        return doors.archive().distance(url(repository), of, from);
    }

    @Override
    public Optional<String> mergeBase(String repository, String one, String other)
            throws SourceException, InterruptedException {
        return doors.archive()
                .mergeBase(url(repository), commitOf(repository, one), commitOf(repository, other));
    }

    @Override
    public SourceTree tree(String repository, String revision)
            throws SourceException, InterruptedException {
        return doors.sources().read(request(repository, revision), SourceProgress.NONE);
    }

    @Override
    public CommitLog log(String repository, String revision, CommitSearch search)
            throws SourceException, InterruptedException {
        String start = commitOf(repository, revision);
        return doors.archive().log(url(repository), List.of(start), search);
    }

    @Override
    public CommitDetails commit(String repository, String commit)
            throws SourceException, InterruptedException {
        return doors.archive().details(url(repository), commit);
    }

    @Override
    public SignatureVerdict signature(String repository, String commit)
            throws SourceException, InterruptedException {
        return doors.archive().verify(url(repository), commit, QUICK);
    }

    @Override
    public Blame blame(String repository, String commit, String path)
            throws SourceException, InterruptedException {
        return doors.archive().blame(url(repository), commit, path, QUICK);
    }

    @Override
    public List<PathChange> changes(String repository, String from, String to)
            throws SourceException, InterruptedException {
        // A commit that no branch leads to is brought in here, if the host gives it at all.
        String earlier = commitOf(repository, from);
        return doors.history().changes(request(repository, to), earlier);
    }

    @Override
    public void effects(
            String repository, Optional<String> from, String to, Consumer<RevisionEffect> listener)
            throws InterruptedException {
        effects.tell(repository, from, to, PATIENCE, listener);
    }

    @Override
    public List<OpenRequest> openRequests(String repository)
            throws HostException, InterruptedException {
        Optional<PullRequestHost> host = doors.hosts().of(repository(repository));
        return host.isPresent() ? host.get().open(MOST_REQUESTS, QUICK) : List.of();
    }

    @Override
    public List<RequestCheck> checks(String repository, PullRequest request)
            throws HostException, InterruptedException {
        Optional<PullRequestHost> host = doors.hosts().of(repository(repository));
        return host.isPresent() ? host.get().checks(request, QUICK) : List.of();
    }

    @Override
    public Optional<String> link(String repository, String commit, String path, int line) {
        return FileLinks.of(repository(repository), commit, path, line);
    }

    private String commitOf(String repository, String revision)
            throws SourceException, InterruptedException {
        return tree(repository, revision).revision().commit();
    }

    private SourceRequest request(String repository, String revision) {
        return new SourceRequest(
                repository, url(repository), revision, SourceRequest.Freshness.MIRROR, PATIENCE);
    }

    private String url(String repository) {
        return repository(repository).url();
    }

    private Workspace.Repository repository(String name) {
        return workspace
                .repository(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no repository " + name));
    }
}
