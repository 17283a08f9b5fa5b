package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Brings hand edits of the objects of real repositories into their sources. */
@Order(1)
@Tag("fixtures")
class DraftingFixturesTest {
    private final List<String> wrong = new ArrayList<>();
    private final UnrelatedLines lines = new UnrelatedLines();
    private final Map<String, Integer> unproved = new TreeMap<>();
    private int tried;
    private int proved;
    private int refused;

    @Test
    void bringsHandEditsIntoKustomizations() throws Exception {
        try (Bench bench = new Bench()) {
            // The recording holds manifests only.
            SourceTree podinfo =
                    EditedTree.of(repository("podinfo"))
                            .with(script("frontend/scripts/warm-cache.sh"))
                            .with(script("frontend/scripts/warm-cache-init.sh"))
                            .with(script("database/scripts/rollup.sh"))
                            .with(script("database/scripts/backup.sh"))
                            .with(
                                    Map.of(
                                            "deploy/bases/cache/redis.conf",
                                            text("maxmemory 64mb\n")));
            Workspace.Application[] overlays = {
                Bench.application("dev", "deploy/overlays/dev"),
                Bench.application("production", "deploy/overlays/production"),
                Bench.application("staging", "deploy/overlays/staging"),
                Bench.application("single", "kustomize"),
            };
            for (int i = 0; i < overlays.length; i++) {
                edit(bench, podinfo, 2, rotated(overlays, i));
            }
            SourceTree examples = repository("example-apps");
            for (String path : List.of("kustomize-guestbook", "sock-shop", "pre-post-sync")) {
                edit(bench, examples, 2, Bench.application(path, path));
            }
            SourceTree flux = repository("flux-example");
            for (String path :
                    List.of("apps/production", "apps/staging", "infrastructure/configs")) {
                edit(
                        bench,
                        flux,
                        6,
                        Bench.application(path.replace('/', '-'), path),
                        Bench.application("other", "infrastructure/controllers"));
            }
        }
        report("kustomize proposals");
        assertThat(tried).isGreaterThanOrEqualTo(200);
    }

    @Test
    void bringsHandEditsIntoPlainManifests() throws Exception {
        try (Bench bench = new Bench()) {
            SourceTree examples = repository("example-apps");
            edit(bench, examples, 20, Bench.application("guestbook", "guestbook"));
            edit(bench, examples, 14, Bench.application("waves", "sync-waves"));
            edit(bench, examples, 2, Bench.application("sock", "sock-shop/base"));
            SourceTree podinfo = repository("podinfo");
            for (String path :
                    List.of(
                            "deploy/webapp/frontend",
                            "deploy/webapp/backend",
                            "deploy/secure/common")) {
                edit(bench, podinfo, 8, Bench.application(path.replace('/', '-'), path));
            }
        }
        report("plain proposals");
        assertThat(tried).isGreaterThanOrEqualTo(200);
    }

    private static Map<String, Optional<byte[]>> script(String name) {
        return Map.of("deploy/bases/" + name, text("echo warm\n"));
    }

    private static Optional<byte[]> text(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void report(String name) {
        System.out.println(
                name
                        + ": "
                        + proved
                        + " of "
                        + tried
                        + " edits proved, "
                        + lines.summary()
                        + "; rightly refused: "
                        + refused);
        if (!unproved.isEmpty()) {
            System.out.println(name + " without a proof: " + unproved);
        }
        assertThat(wrong).isEmpty();
        assertThat(lines.found()).isEmpty();
        assertThat(proved).isGreaterThanOrEqualTo(tried * 95 / 100);
    }

    private static SourceTree repository(String name) throws Exception {
        Path folder = Bench.fixtures().resolve("repos").resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "skipped: no recorded repositories at " + folder);
        return Bench.treeOf(folder);
    }

    private static Workspace.Application[] rotated(Workspace.Application[] all, int by) {
        Workspace.Application[] rotated = new Workspace.Application[all.length];
        for (int i = 0; i < all.length; i++) {
            rotated[i] = all[(i + by) % all.length];
        }
        return rotated;
    }

    private void edit(
            Bench bench, SourceTree tree, int perObject, Workspace.Application... applications)
            throws Exception {
        List<RenderedManifest> rendered = bench.render(applications[0], tree);
        HandEdits edits = new HandEdits(new Random(applications[0].name().hashCode()));
        for (RenderedManifest object : rendered) {
            for (int i = 0; i < perObject; i++) {
                Optional<TouchedObject> touched = edits.change(object.manifest());
                if (touched.isPresent()) {
                    judge(bench, tree, touched.get(), applications);
                }
            }
        }
    }

    private void judge(
            Bench bench, SourceTree tree, TouchedObject touched, Workspace.Application... all)
            throws Exception {
        List<Candidate> candidates = bench.draft(tree, List.of(touched), all);
        Candidate best = candidates.getFirst();
        String what = all[0].name() + " " + touched;
        if (isBeyondEdits(touched)) {
            refused++;
            if (best.isComplete() || best.notes().isEmpty()) {
                wrong.add(what + " should say why it cannot be edited: " + best);
            }
            return;
        }
        tried++;
        if (!best.isComplete()) {
            unproved.merge(what + " " + best.notes() + " " + best.own(), 1, Integer::sum);
            return;
        }
        proved++;
        SourceTree branch = Bench.written(tree, best);
        same(what, bench.render(all[0], tree), bench.render(all[0], branch), touched);
        for (int i = 1; i < all.length; i++) {
            if (!Drafting.manifests(bench.render(all[i], tree))
                    .equals(Drafting.manifests(bench.render(all[i], branch)))) {
                wrong.add(what + " changes " + all[i].name());
            }
        }
        for (FileChange file : best.files()) {
            comments(what, file);
            lines.count(bench, what, branch, file, List.of(touched), all[0]);
        }
    }

    /** Labels that a transformer sets last, and ConfigMaps whose content names them. */
    private static boolean isBeyondEdits(TouchedObject touched) {
        String field = touched.fields().getFirst().toString();
        return field.matches(".metadata.labels.app.kubernetes.io/(environment|instance)")
                || touched.object().name().matches("redis-config-[a-z0-9]{10}");
    }

    /** The object is as it is live, the others are as they were. */
    private void same(
            String what,
            List<RenderedManifest> before,
            List<RenderedManifest> after,
            TouchedObject touched) {
        if (before.size() != after.size()) {
            wrong.add(what + ": " + before.size() + " objects became " + after.size());
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            Manifest old = before.get(i).manifest();
            JsonObject wanted = old.key().equals(touched.object()) ? touched.live() : old.root();
            if (!UnrelatedLines.unordered(wanted)
                    .equals(UnrelatedLines.unordered(after.get(i).manifest().root()))) {
                wrong.add(what + ": " + old.key() + " is not as it should be");
            }
        }
        for (FieldPath field : touched.fields()) {
            assertThat(FieldValues.find(touched.live(), field)).as(what).isNotNull();
        }
    }

    /** Only comments of lines that went may go. */
    private void comments(String what, FileChange file) {
        String before = new String(file.before().orElse(new byte[0]), StandardCharsets.UTF_8);
        String after = new String(file.after().orElse(new byte[0]), StandardCharsets.UTF_8);
        long kept = before.lines().filter(line -> line.strip().startsWith("#")).count();
        long now = after.lines().filter(line -> line.strip().startsWith("#")).count();
        if (now < kept && file.lines().stream().allMatch(change -> change.oldCount() <= 1)) {
            wrong.add(what + ": comments are gone from " + file.path());
        }
    }
}
