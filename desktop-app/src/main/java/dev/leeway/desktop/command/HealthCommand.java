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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
    private final Output output;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "YAML or JSON files")
    List<Path> files = new ArrayList<>();

    HealthCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        HealthRules rules = HealthRules.standard();
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
