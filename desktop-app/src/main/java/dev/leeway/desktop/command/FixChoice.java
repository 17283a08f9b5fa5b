package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.SecretText;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be done to the object: exactly one of these. */
final class FixChoice {
    @Option(names = "--replicas", paramLabel = "N", description = "scale")
    @Nullable Long replicas;

    @Option(names = "--image", paramLabel = "CONTAINER=IMAGE", description = "another image")
    @Nullable String image;

    @Option(
            names = "--env",
            paramLabel = "CONTAINER:NAME=VALUE",
            description = "set an environment variable")
    @Nullable String env;

    @Option(
            names = "--unset-env",
            paramLabel = "CONTAINER:NAME",
            description = "take an environment variable out")
    @Nullable String unsetEnv;

    @Option(names = "--restart", description = "new pods")
    boolean restart;

    @Option(names = "--suspend", description = "stop a CronJob or Job")
    boolean suspend;

    @Option(names = "--resume", description = "go on with a CronJob or Job")
    boolean resume;

    @Option(names = "--config-key", paramLabel = "KEY=VALUE", description = "set a ConfigMap's key")
    @Nullable String configKey;

    @Option(
            names = "--unset-config-key",
            paramLabel = "KEY",
            description = "take a ConfigMap's key out")
    @Nullable String unsetConfigKey;

    @Option(
            names = "--secret-key",
            paramLabel = "KEY",
            description = "set a Secret's key; the value is typed, or piped in, and never shown")
    @Nullable String secretKey;

    @Option(names = "--file", paramLabel = "YAML", description = "the object as you edited it")
    @Nullable Path file;

    /** Returns the action; a secret is read from the terminal without echo. */
    FixAction action(BufferedReader answers, Output output) throws CommandException {
        if (replicas != null) {
            return new FixAction.Scale(replicas);
        }
        if (image != null) {
            String[] parts = split(image, '=', "--image CONTAINER=IMAGE");
            return new FixAction.SetImage(parts[0], parts[1]);
        }
        if (env != null) {
            String[] place = split(env, ':', "--env CONTAINER:NAME=VALUE");
            String[] value = split(place[1], '=', "--env CONTAINER:NAME=VALUE");
            return new FixAction.SetEnv(place[0], value[0], Optional.of(value[1]));
        }
        if (unsetEnv != null) {
            String[] place = split(unsetEnv, ':', "--unset-env CONTAINER:NAME");
            return new FixAction.SetEnv(place[0], place[1], Optional.empty());
        }
        if (configKey != null) {
            String[] parts = split(configKey, '=', "--config-key KEY=VALUE");
            return new FixAction.SetConfigKey(parts[0], Optional.of(parts[1]));
        }
        if (unsetConfigKey != null) {
            return new FixAction.SetConfigKey(unsetConfigKey, Optional.empty());
        }
        if (secretKey != null) {
            return new FixAction.SetSecretKey(
                    secretKey, SecretText.of(TypedSecret.read("value", answers, output)));
        }
        if (file != null) {
            return new FixAction.EditWhole(edited(file));
        }
        return restart ? new FixAction.Restart(Instant.now()) : new FixAction.Suspend(suspend);
    }

    private static String[] split(String text, char at, String form) throws CommandException {
        int place = text.indexOf(at);
        if (place < 1) {
            throw new CommandException("'" + text + "' is not of the form " + form, "");
        }
        return new String[] {text.substring(0, place), text.substring(place + 1)};
    }

    private static JsonObject edited(Path file) throws CommandException {
        try {
            Optional<JsonValue> document =
                    YamlDocuments.readOne(Files.readString(file), YamlLimits.DEFAULT);
            if (document.isPresent() && document.get() instanceof JsonObject object) {
                return object;
            }
        } catch (YamlSyntaxException e) {
            throw new CommandException(
                    file + ", line " + e.line() + ": " + e.problem(), "Correct it and try again.");
        } catch (IOException e) {
            throw new CommandException(file + " could not be read: " + e.getMessage(), "");
        }
        throw new CommandException(file + " does not hold one object", "Give one YAML document.");
    }
}
