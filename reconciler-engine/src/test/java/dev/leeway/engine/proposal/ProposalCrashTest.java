package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.PullRequestHost.NewPullRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceWriter;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.source.git.HelperLogins;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The work is cut off before and after every write to the outbox, every push and every question to
 * the host; a fresh start on the same files brings the proposal through, once.
 */
class ProposalCrashTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
            """;
    private static final Instant START = Instant.parse("2026-03-02T03:00:00Z");
    private static final Workspace.Application WEB = Bench.application("web", "web");

    @TempDir Path folder;

    /** What a process that is killed does: nothing more. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at one step. */
    private static final class Fuse {
        private final int at;
        private int steps;

        Fuse(int at) {
            this.at = at;
        }

        void step() {
            if (++steps == at) {
                throw new Killed();
            }
        }
    }

    @Test
    void whereverItIsCutOffItArrivesOnce() throws Exception {
        int runs = 0;
        boolean killed = true;
        try (Bench bench = new Bench()) {
            while (killed) {
                runs++;
                Path place = Files.createDirectories(folder.resolve("run-" + runs));
                killed = cutOff(bench, place, runs);
            }
        }
        System.out.println("proposal kill runs: " + runs + " of " + runs);
        assertThat(runs).isGreaterThanOrEqualTo(12);
    }

    /** Returns whether there was a step to kill at. */
    private static boolean cutOff(Bench bench, Path place, int at) throws Exception {
        MemoryHost host = new MemoryHost();
        boolean killed = false;
        try (Team team = new Team(place)) {
            team.commit("web/deployment.yaml", DEPLOYMENT);
            try (Desk desk = new Desk(bench, place, team, host, new Fuse(at), START)) {
                desk.handIn();
                desk.proposals.deliver("fix-1");
            } catch (Killed e) {
                killed = true;
            }
            Instant later = START.plus(Duration.ofMinutes(10));
            try (Desk desk = new Desk(bench, place, team, host, new Fuse(0), later)) {
                desk.handIn();
                desk.proposals.tend();
                Proposal proposal = desk.proposals.find("fix-1").orElseThrow();
                assertThat(proposal.stage()).as("cut off at " + at).isInstanceOf(Stage.Open.class);
                assertThat(team.tip("leeway/bypass/fix-1")).isEqualTo(proposal.commit());
            }
            assertThat(host.opened()).as("cut off at " + at).hasSize(1);
            assertThat(team.branches("leeway/")).as("cut off at " + at).isEqualTo(1);
        }
        noCanary(place);
        return killed;
    }

    /** What a Secret holds stands nowhere in Leeway's own files. */
    private static void noCanary(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain("canary-9c4");
            }
        }
    }

    /** One start of Leeway on the files of a folder. */
    private static final class Desk implements AutoCloseable {
        private final GitSource sources;
        private final LeewayStore store;
        private final Proposals proposals;

        Desk(Bench bench, Path place, Team team, MemoryHost host, Fuse fuse, Instant now)
                throws Exception {
            Path config = place.resolve("gitconfig");
            Files.writeString(config, "[user]\n\tname = Ada\n\temail = ada@example.com\n");
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            InstantSource time = InstantSource.fixed(now);
            store = LeewayStore.open(place.resolve("data"), place.resolve("state"), clock);
            sources =
                    new GitSource(
                            place.resolve("mirrors"),
                            new HelperLogins(List.of("no-such-git")),
                            place,
                            clock);
            SourceWriter writer = sources.writer(new GitIdentity(List.of(config), Map.of()));
            proposals =
                    new WorkspaceProposals(
                            Bench.workspace(team.url(), Optional.empty(), WEB),
                            new ProposalParts(
                                    sources,
                                    sources,
                                    new FusedWriter(writer, fuse),
                                    bench.renderer(),
                                    DestinationFacts.UNKNOWN,
                                    new FusedOutbox(store.proposalOutbox(), fuse),
                                    _ -> Optional.of(new FusedHost(host, fuse)),
                                    store.auditLog(),
                                    "ada",
                                    time));
        }

        void handIn() throws Exception {
            JsonObject live =
                    JsonObject.of("spec", JsonObject.of("replicas", JsonValue.of(5)))
                            .with("status", JsonObject.of("note", JsonValue.of("canary-9c4")));
            TouchedObject touched =
                    new TouchedObject(
                            new ResourceKey("apps", "Deployment", "shop", "web"),
                            List.of(FieldPath.of("spec", "replicas")),
                            live);
            ProposalDraft draft = proposals.draft(DraftRequest.of("web", List.of(touched)));
            proposals.submit(
                    draft,
                    draft.candidates().getFirst(),
                    new ProposalReason(
                            ProposalReason.Kind.BYPASS,
                            "fix-1",
                            "It has to hold.",
                            "",
                            "ada",
                            List.of(),
                            Optional.empty()));
        }

        @Override
        public void close() {
            sources.close();
            store.close();
        }
    }

    private record FusedOutbox(ProposalOutbox inner, Fuse fuse) implements ProposalOutbox {
        @Override
        public boolean add(Proposal proposal, JsonObject recipe) throws StoreException {
            fuse.step();
            boolean added = inner.add(proposal, recipe);
            fuse.step();
            return added;
        }

        @Override
        public Optional<Proposal> find(String id) throws StoreException {
            return inner.find(id);
        }

        @Override
        public Optional<JsonObject> recipe(String id) throws StoreException {
            return inner.recipe(id);
        }

        @Override
        public void rewrite(String id, JsonObject recipe) throws StoreException {
            fuse.step();
            inner.rewrite(id, recipe);
            fuse.step();
        }

        @Override
        public List<Proposal> all() throws StoreException {
            return inner.all();
        }

        @Override
        public void update(Proposal proposal) throws StoreException {
            fuse.step();
            inner.update(proposal);
            fuse.step();
        }

        @Override
        public boolean claim(String id, Instant seen, Instant until) throws StoreException {
            fuse.step();
            boolean claimed = inner.claim(id, seen, until);
            fuse.step();
            return claimed;
        }
    }

    private record FusedWriter(SourceWriter inner, Fuse fuse) implements SourceWriter {
        @Override
        public String commit(NewCommit commit) throws SourceException, InterruptedException {
            fuse.step();
            String made = inner.commit(commit);
            fuse.step();
            return made;
        }

        @Override
        public PushResult push(String url, String commit, String branch, Duration timeout)
                throws SourceException, InterruptedException {
            fuse.step();
            PushResult result = inner.push(url, commit, branch, timeout);
            fuse.step();
            return result;
        }

        @Override
        public boolean has(String url, String commit) throws SourceException {
            return inner.has(url, commit);
        }

        @Override
        public void forget(String url, String name) throws SourceException {
            inner.forget(url, name);
        }

        @Override
        public byte[] patch(String url, String commit)
                throws SourceException, InterruptedException {
            return inner.patch(url, commit);
        }

        @Override
        public boolean isAncestor(String url, String ancestor, String descendant)
                throws SourceException, InterruptedException {
            return inner.isAncestor(url, ancestor, descendant);
        }

        @Override
        public Optional<String> sameChange(String url, String commit, String since, String tip)
                throws SourceException, InterruptedException {
            return inner.sameChange(url, commit, since, tip);
        }
    }

    private record FusedHost(PullRequestHost inner, Fuse fuse) implements PullRequestHost {
        @Override
        public Optional<PullRequest> find(String branch, String target, Duration timeout)
                throws HostException, InterruptedException {
            fuse.step();
            return inner.find(branch, target, timeout);
        }

        @Override
        public PullRequest open(NewPullRequest request, Duration timeout)
                throws HostException, InterruptedException {
            fuse.step();
            PullRequest opened = inner.open(request, timeout);
            fuse.step();
            return opened;
        }

        @Override
        public List<OpenRequest> open(int limit, Duration timeout)
                throws HostException, InterruptedException {
            return inner.open(limit, timeout);
        }

        @Override
        public PullRequest read(String number, Duration timeout)
                throws HostException, InterruptedException {
            return inner.read(number, timeout);
        }

        @Override
        public PullRequest update(String number, String title, String body, Duration timeout)
                throws HostException, InterruptedException {
            return inner.update(number, title, body, timeout);
        }

        @Override
        public PullRequest close(String number, Duration timeout)
                throws HostException, InterruptedException {
            return inner.close(number, timeout);
        }

        @Override
        public List<RequestCheck> checks(PullRequest request, Duration timeout)
                throws HostException, InterruptedException {
            return inner.checks(request, timeout);
        }

        @Override
        public String compareLink(String branch, String target) {
            return inner.compareLink(branch, target);
        }
    }
}
