package dev.leeway.desktop.sample;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.desktop.session.RepositoryDoors;
import dev.leeway.desktop.session.RepositoryReading;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.PullRequestHost;
import dev.leeway.engine.proposal.RequestHosts;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Git repository with a merge, a rename, tags and names that lie, and the way into it that a
 * window has. Its host and what would change of applications are given.
 */
public final class SampleRepository implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Git git;
    private final GitSource source;
    private final SampleHost host = new SampleHost();
    private Instant now = SampleObjects.NOW.minus(Duration.ofDays(9));

    /** Makes an empty one in a folder. */
    public SampleRepository(Path folder) throws GitAPIException {
        this.folder = folder;
        this.source =
                new GitSource(
                        folder.resolve("mirrors"),
                        (asked, timeout) -> Optional.empty(),
                        folder,
                        Clock.systemUTC());
        this.git =
                Git.init()
                        .setDirectory(folder.resolve("platform").toFile())
                        .setInitialBranch("main")
                        .call();
    }

    /** Makes one with a history, fetched. */
    public static SampleRepository withHistory(Path folder) throws Exception {
        SampleRepository made = new SampleRepository(folder);
        made.write(
                "apps/checkout/deployment.yaml", "kind: Deployment\nreplicas: 1\nimage: api:1\n");
        made.write("README.md", "# Shop\n");
        made.commit("ada", "Begin");
        made.git.tag().setName("v1").call();
        made.git.checkout().setCreateBranch(true).setName("topic").call();
        made.write("apps/web/web.yaml", "kind: Deployment\nreplicas: 2\n");
        made.commit("bob", "Add web");
        made.git.checkout().setName("main").call();
        made.write(
                "apps/checkout/deployment.yaml", "kind: Deployment\nreplicas: 3\nimage: api:1\n");
        made.commit(
                "bob", "Scale up\n\nBecause of the sale.\n\nReviewed-by: Ada <ada@example.com>");
        made.merge("topic", "Merge topic");
        made.git.checkout().setCreateBranch(true).setName("fix").call();
        made.write("apps/web/web.yaml", "kind: Deployment\nreplicas: 4\n");
        made.commit("bob", "More web");
        made.git.checkout().setName("main").call();
        made.write(
                "apps/checkout/deployment.yaml", "kind: Deployment\nreplicas: 3\nimage: api:2\n");
        made.commit("eve\u202e", "Ship \u202egnp.exe");
        made.fetch();
        return made;
    }

    /** Writes a file of the working copy. */
    public void write(String path, String text) throws IOException {
        Path file = folder.resolve("platform").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commits everything and returns the commit's id. */
    public String commit(String author, String message) throws GitAPIException {
        now = now.plus(Duration.ofHours(7));
        PersonIdent who = new PersonIdent(author, author + "@example.com", now, ZoneOffset.UTC);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setAuthor(who)
                .setCommitter(who)
                .setSign(false)
                .setMessage(message)
                .call()
                .name();
    }

    private void merge(String branch, String message) throws Exception {
        now = now.plus(Duration.ofHours(7));
        PersonIdent who = new PersonIdent("ada", "ada@example.com", now, ZoneOffset.UTC);
        git.merge()
                .include(git.getRepository().resolve(branch))
                .setCommit(false)
                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                .call();
        git.commit().setAuthor(who).setCommitter(who).setSign(false).setMessage(message).call();
    }

    /** Commits many times on a branch of its own without touching a file. */
    public void commits(String branch, int count) throws IOException {
        ObjectId last = git.getRepository().resolve("main");
        try (ObjectInserter inserter = git.getRepository().newObjectInserter();
                RevWalk walk = new RevWalk(git.getRepository())) {
            ObjectId tree = walk.parseCommit(last).getTree();
            for (int i = 0; i < count; i++) {
                now = now.plusSeconds(1);
                PersonIdent who = new PersonIdent("ada", "ada@example.com", now, ZoneOffset.UTC);
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(tree);
                commit.setParentId(last);
                commit.setAuthor(who);
                commit.setCommitter(who);
                commit.setMessage("Number " + i);
                last = inserter.insert(commit);
            }
            inserter.flush();
        }
        RefUpdate update = git.getRepository().updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(last);
        update.forceUpdate();
    }

    /** Brings the mirror up to date. */
    public void fetch() throws SourceException, InterruptedException {
        source.read(
                new SourceRequest(
                        "platform", url(), "HEAD", SourceRequest.Freshness.FETCH, PATIENCE),
                SourceProgress.NONE);
    }

    /** Takes away every object of the mirror, as a bad disk would. */
    public void damage() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("mirrors"))) {
            List<Path> objects =
                    all.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("objects"))
                            .toList();
            for (Path object : objects) {
                Files.delete(object);
            }
        }
    }

    private String url() {
        return folder.resolve("platform").toString();
    }

    /** Returns the host that is asked for its requests. */
    public SampleHost host() {
        return host;
    }

    /** Returns the workspace that reads it. */
    public Workspace workspace() {
        return new Workspace(
                folder.resolve("leeway.yaml"),
                "shop",
                List.of(
                        new Workspace.Repository(
                                "platform",
                                url(),
                                "main",
                                Optional.of(
                                        new Workspace.PullRequests(
                                                Workspace.PullRequests.Provider.GITEA,
                                                Optional.of(URI.create("https://git.example")))))),
                List.of(new Workspace.Cluster("prod", Optional.empty(), "prod", false)),
                List.of(application("checkout"), application("web")));
    }

    private static Workspace.Application application(String name) {
        return new Workspace.Application(
                name,
                new Workspace.Source(
                        "platform",
                        "apps/" + name,
                        "main",
                        new Workspace.Rendering.As(RenderSpec.Directory.plain())),
                "prod",
                name,
                new Workspace.SyncPolicy(false, false, false, false, false),
                List.of());
    }

    /** Returns the way into it. */
    public RepositoryBrowsing browsing() {
        RequestHosts hosts = repository -> Optional.of(host);
        return new RepositoryReading(
                workspace(),
                new RepositoryDoors(source, source, source.archive(), hosts),
                (repository, from, to, timeout, listener) -> {
                    listener.accept(
                            new RevisionEffect(
                                    "web",
                                    "prod",
                                    "main",
                                    new RevisionEffect.Verdict.NotKnown(
                                            Optional.empty(),
                                            Optional.of(
                                                    new RevisionEffect.Unrendered(
                                                            Wording.quoted("web.yaml:3: no kind"),
                                                            Wording.quoted("Mend it."))))));
                    listener.accept(
                            new RevisionEffect(
                                    "checkout",
                                    "prod",
                                    "main",
                                    new RevisionEffect.Verdict.Changed(
                                            DeployDifference.between(
                                                    List.of(manifest(1)), List.of(manifest(3))))));
                });
    }

    private static KeptManifest manifest(int replicas) {
        return KeptManifest.of(
                JsonReader.readObject(
                        """
                        {"apiVersion": "apps/v1", "kind": "Deployment",
                         "metadata": {"name": "api"}, "spec": {"replicas": %d}}
                        """
                                .formatted(replicas)));
    }

    /** Returns what a window reads. */
    public Readings readings() {
        RepositoryBrowsing browsing = browsing();
        return new Readings() {
            @Override
            public Optional<RepositoryBrowsing> repositories() {
                return Optional.of(browsing);
            }
        };
    }

    @Override
    public void close() {
        git.close();
        source.close();
    }

    /** A host with two open requests, which can be out of reach. */
    public static final class SampleHost implements PullRequestHost {
        private boolean down;

        /** Makes it answer no more, or again. */
        public void goDown(boolean now) {
            down = now;
        }

        private static PullRequest request(String number, String branch) {
            return new PullRequest(
                    number,
                    "https://git.example/shop/platform/pulls/" + number,
                    State.OPEN,
                    branch,
                    "main",
                    "",
                    "");
        }

        private void reach() throws HostException {
            if (down) {
                throw new HostException(
                        HostException.Problem.UNREACHABLE,
                        Wording.quoted("git.example does not answer"),
                        Wording.quoted("Check the network."),
                        Optional.empty(),
                        null);
            }
        }

        @Override
        public List<OpenRequest> open(int limit, Duration timeout) throws HostException {
            reach();
            return List.of(
                    new OpenRequest(request("12", "fix"), "More web", "bob", false),
                    new OpenRequest(request("9", "gone"), "Try\u202e this", "eve", true));
        }

        @Override
        public PullRequest close(String number, Duration timeout) throws HostException {
            return read(number, timeout);
        }

        @Override
        public List<RequestCheck> checks(PullRequest request, Duration timeout)
                throws HostException {
            reach();
            return List.of(
                    new RequestCheck("lint", CheckState.PASSED, ""),
                    new RequestCheck("policy", CheckState.FAILED, ""));
        }

        @Override
        public Optional<PullRequest> find(String branch, String target, Duration timeout) {
            return Optional.empty();
        }

        @Override
        public PullRequest open(NewPullRequest request, Duration timeout) {
            throw new UnsupportedOperationException("nothing here opens requests");
        }

        @Override
        public PullRequest read(String number, Duration timeout) {
            return request(number, "fix");
        }

        @Override
        public PullRequest update(String number, String title, String body, Duration timeout) {
            return request(number, "fix");
        }

        @Override
        public String compareLink(String branch, String target) {
            return "";
        }
    }
}
