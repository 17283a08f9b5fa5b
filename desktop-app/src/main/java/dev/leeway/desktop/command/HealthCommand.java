package dev.leeway.desktop.command;

import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthReport;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDialect;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway health}: how the objects in files are, one line each. */
@Command(
        name = "health",
        description = {
            "Judge the health of the objects in files, one line each:",
            "STATUS<TAB>group/kind namespace/name<TAB>message",
            "Exit 0 when every file was read, 2 otherwise."
        },
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    private final Sessions sessions;
    private final Output output;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "FILE",
            description = "judge by the workspace's own health rules too")
    @Nullable Path workspace;

    @Option(
            names = "--scripts",
            paramLabel = "FOLDER",
            description = "judge by the Lua scripts GROUP/KIND/health.lua of a folder too")
    @Nullable Path scripts;

    @Option(
            names = "--argocd-cm",
            paramLabel = "FILE",
            description = "judge by the Lua scripts of a ConfigMap such as argocd-cm too")
    @Nullable Path configMap;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "YAML or JSON files")
    List<Path> files = new ArrayList<>();

    HealthCommand(Sessions sessions, Output output) {
        this.sessions = sessions;
        this.output = output;
    }

    @Override
    public Integer call() {
        HealthRules rules;
        try {
            rules =
                    sessions.health(
                            new HealthSources(
                                    Optional.ofNullable(workspace),
                                    Optional.ofNullable(scripts),
                                    Optional.ofNullable(configMap)));
        } catch (CommandException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
            return ExitCode.ERROR;
        }
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                List<Manifest> objects = new ArrayList<>();
                for (YamlDocument document :
                        YamlDocuments.read(
                                Files.readAllBytes(file),
                                YamlLimits.DEFAULT,
                                YamlDialect.RECORDED)) {
                    if (document.value() instanceof JsonObject object) {
                        addObjects(object, objects);
                    }
                }
                output.lines(
                        HealthReport.lines(objects, rules, HealthContext.at(Instant.now())).stream()
                                .map(HealthCommand::printable)
                                .toList());
            } catch (NoSuchFileException e) {
                output.error(file + " does not exist", "");
                exit = ExitCode.ERROR;
            } catch (IOException e) {
                output.error(file + " cannot be read: " + e.getMessage(), "");
                exit = ExitCode.ERROR;
            } catch (YamlSyntaxException e) {
                output.error(file + ":" + e.line() + ": " + e.problem(), "");
                exit = ExitCode.ERROR;
            }
        }
        return exit;
    }

    /** A list, as {@code kubectl get -o yaml} prints it, stands for its items. */
    private static void addObjects(JsonObject object, List<Manifest> objects) {
        if (object.string("kind", "").endsWith("List")
                && object.get("items") instanceof JsonArray items) {
            items.objects().forEach(item -> addObjects(item, objects));
        } else {
            objects.add(new Manifest(object));
        }
    }

    /** The tabs between the fields stay. */
    private static String printable(String line) {
        return String.join(
                "\t", List.of(line.split("\t", -1)).stream().map(Printable::of).toList());
    }
}
