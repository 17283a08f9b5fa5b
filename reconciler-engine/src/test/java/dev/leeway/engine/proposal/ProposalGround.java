package dev.leeway.engine.proposal;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.source.git.HelperLogins;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A team's repository with a host, a real store and a clock that is moved by hand, and the
 * proposals that are made there.
 */
final class ProposalGround implements AutoCloseable {
    static final String DEPLOYMENT =
            """
            # Owned by the shop team.
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2   # enough for a weekday
              template:
                spec:
                  containers:
                    - name: web
                      image: registry.example.com/web:1.0
            """;
    static final String BASE = "resources:\n  - deployment.yaml\n";
    static final String OVERLAY = "resources:\n  - ../../base\n";

    static final Workspace.Application WEB = Bench.application("web", "web");
    static final Workspace.Application PROD = Bench.application("prod", "overlays/prod");
    static final Workspace.Application TEST = Bench.application("test", "overlays/test");

    static final ResourceKey KEY = new ResourceKey("apps", "Deployment", "shop", "web");
    static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

    final MemoryHost host = new MemoryHost();
    final Team team;
    final LeewayStore store;
    private final Path folder;
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-02T03:00:00Z"));
    private final GitSource sources;
    private final Bench bench = new Bench();

    ProposalGround(Path folder) throws Exception {
        this.folder = folder;
        team = new Team(folder);
        team.commit(
                "web/deployment.yaml", DEPLOYMENT,
                "base/deployment.yaml", DEPLOYMENT,
                "base/kustomization.yaml", BASE,
                "overlays/prod/kustomization.yaml", OVERLAY,
                "overlays/test/kustomization.yaml", OVERLAY);
        store = LeewayStore.open(folder.resolve("data"), folder.resolve("state"), clock());
        sources =
                new GitSource(
                        folder.resolve("mirrors"),
                        new HelperLogins(List.of("no-such-git")),
                        folder,
                        clock());
    }

    @Override
    public void close() {
        bench.close();
        sources.close();
        store.close();
        team.close();
    }

    /** Returns the time that it is here. */
    Instant now() {
        return Objects.requireNonNull(now.get());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        };
    }

    /** Lets time pass. */
    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Makes the proposals of applications anew, as a start does. */
    Proposals proposals(boolean withHost, Workspace.Application... applications) throws Exception {
        Path config = folder.resolve("gitconfig");
        Files.writeString(config, "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
        Workspace workspace = Bench.workspace(team.url(), Optional.empty(), applications);
        return new WorkspaceProposals(
                workspace,
                new ProposalParts(
                        sources,
                        sources,
                        sources.writer(new GitIdentity(List.of(config), Map.of())),
                        bench.renderer(),
                        DestinationFacts.UNKNOWN,
                        store.proposalOutbox(),
                        _ -> withHost ? Optional.of(host) : Optional.empty(),
                        store.auditLog(),
                        "ada",
                        clock()));
    }

    static TouchedObject replicas(long count) {
        JsonObject live = JsonObject.of("spec", JsonObject.of("replicas", JsonValue.of(count)));
        return new TouchedObject(KEY, List.of(REPLICAS), live);
    }

    static ProposalReason reason(String id) {
        return new ProposalReason(
                ProposalReason.Kind.BYPASS,
                id,
                "The queue grows faster than two can take it.",
                "INC-42",
                "ada",
                List.of("bob"),
                Optional.of(Instant.parse("2026-03-02T07:00:00Z")));
    }

    static Proposal handedIn(Proposals proposals, String id, long count) throws Exception {
        ProposalDraft draft = proposals.draft(DraftRequest.of("web", List.of(replicas(count))));
        return proposals.submit(draft, draft.complete().orElseThrow(), reason(id));
    }
}
