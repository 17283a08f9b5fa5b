package dev.leeway.desktop;

import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.engine.health.HealthRule;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.health.cel.CelHealthRule;
import dev.leeway.engine.health.cel.HealthExpressions;
import dev.leeway.engine.health.lua.HealthScripts;
import dev.leeway.engine.health.lua.LuaHealthRule;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts the user's health rules before Leeway's: scripts first, in a process of their own, then
 * expressions. Closing ends that process.
 */
final class OwnHealthRules implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ServedKind CONFIG_MAPS =
            new ServedKind(new Gvk("", "v1", "ConfigMap"), "configmaps", true, Set.of("get"));

    private final List<HealthRule> rules = new ArrayList<>();
    private final List<LuaHealthRule> scripts = new ArrayList<>();
    private Wording unread = Wording.none();

    /**
     * Adds what a workspace names. A ConfigMap in a cluster that cannot be read is no mistake of
     * the workspace: every verdict that it might have changed says so.
     */
    OwnHealthRules with(Workspace workspace, ClusterConnections clusters) throws CommandException {
        Workspace.OwnHealth own = workspace.health();
        if (own.scripts().isPresent()) {
            withFolder(own.scripts().get());
        }
        if (!own.expressions().isEmpty()) {
            rules.add(
                    new CelHealthRule(
                            own.expressions().stream()
                                    .map(
                                            one ->
                                                    new HealthExpressions(
                                                            Gvk.of(one.apiVersion(), one.kind()),
                                                            one.inProgress(),
                                                            one.failed(),
                                                            one.current()))
                                    .toList()));
        }
        if (own.argo().isPresent()) {
            Workspace.ArgoSettings settings = own.argo().get();
            withArgo(settings, workspace.cluster(settings.cluster()).orElseThrow(), clusters);
        }
        return this;
    }

    /** Adds the scripts of the ConfigMap of an Argo CD, as it is in its cluster now. */
    OwnHealthRules withArgo(
            Workspace.ArgoSettings settings, Workspace.Cluster cluster, ClusterConnections doors) {
        try {
            LiveState state =
                    doors.to(cluster)
                            .reader()
                            .readNow(
                                    new ResourceKey(
                                            "",
                                            "ConfigMap",
                                            settings.namespace(),
                                            Workspace.ArgoSettings.NAME),
                                    CONFIG_MAPS,
                                    PATIENCE);
            switch (state) {
                case LiveState.Present present ->
                        withScripts(HealthScripts.inConfigMap(present.manifest()));
                case LiveState.Absent _ ->
                        unread = told(HealthPhrase.CONFIG_ABSENT, settings, cluster);
                case LiveState.Unreadable unreadable ->
                        unread =
                                told(
                                        HealthPhrase.CONFIG_UNREADABLE,
                                        settings,
                                        cluster,
                                        unreadable.said());
            }
        } catch (ClusterException e) {
            unread = told(HealthPhrase.CONFIG_UNREADABLE, settings, cluster, e.said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unread = told(HealthPhrase.CONFIG_NOT_READ, settings, cluster);
        }
        return this;
    }

    private static Wording told(
            HealthPhrase what,
            Workspace.ArgoSettings settings,
            Workspace.Cluster cluster,
            Wording... why) {
        return what.of(
                Stream.concat(
                                Stream.of(
                                                Workspace.ArgoSettings.NAME,
                                                settings.namespace(),
                                                cluster.name())
                                        .map(Wording::quoted),
                                Stream.of(why))
                        .toArray(Wording[]::new));
    }

    /** Adds the scripts of a folder. */
    OwnHealthRules withFolder(Path folder) throws CommandException {
        try {
            return withScripts(HealthScripts.inFolder(folder));
        } catch (IOException e) {
            throw new CommandException(
                    "the health scripts in " + folder + " cannot be read: " + e.getMessage(),
                    "Check the folder; a script lies at GROUP/KIND/health.lua in it.");
        }
    }

    /** Adds the scripts of a ConfigMap in a file. */
    OwnHealthRules withConfigMap(Path file) throws CommandException {
        try {
            for (var document : YamlDocuments.read(Files.readString(file), YamlLimits.DEFAULT)) {
                if (document.value() instanceof JsonObject object) {
                    withScripts(HealthScripts.inConfigMap(new Manifest(object)));
                }
            }
            return this;
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read: " + e.getMessage(), "");
        } catch (YamlSyntaxException e) {
            throw new CommandException(file + ":" + e.line() + ": " + e.problem(), "");
        }
    }

    private OwnHealthRules withScripts(HealthScripts found) {
        if (!found.scripts().isEmpty()) {
            Path home = Path.of(System.getProperty("java.home", ""));
            LuaHealthRule rule =
                    new LuaHealthRule(
                            found,
                            LuaHealthRule.command(home.resolve("bin").resolve("java")),
                            home,
                            LuaHealthRule.LIMIT);
            scripts.add(rule);
            rules.add(rule);
        }
        return this;
    }

    /** Returns all rules, the user's before Leeway's. */
    HealthRules all() {
        return HealthRules.standard().with(rules).remarking(unread);
    }

    @Override
    public void close() {
        scripts.forEach(LuaHealthRule::close);
    }
}
