package dev.leeway.engine.health.lua;

import dev.leeway.engine.health.HealthPhrase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthStatus;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuaHealthRuleTest {
    private static final HealthContext CONTEXT =
            HealthContext.at(Instant.parse("2026-11-01T03:00:00Z"));
    private static final Manifest LAMP =
            object(
                    "{'apiVersion': 'example.org/v1', 'kind': 'Lamp', 'status': {'bulbs': [{'lit': true}, {'lit': false}]}}");

    @TempDir private Path folder;

    private static Manifest object(String json) {
        return new Manifest(JsonReader.readObject(json.replace('\'', '"')));
    }

    @Test
    void aScriptSeesTheObjectAndNamesItself() {
        Health health =
                judge(
                        """
                        local dark = 0
                        for i, bulb in ipairs(obj.status.bulbs) do
                          if not bulb.lit then dark = dark + 1 end
                        end
                        local n = table.getn(obj.status.bulbs)
                        return {status = "Degraded", message = dark .. " of " .. n .. " dark"}
                        """);

        assertThat(health).isEqualTo(new Health(HealthStatus.DEGRADED, "1 of 2 dark", "lua: test"));
    }

    @Test
    void aScriptReachesNoFilesNoCodeAndNoJava() {
        Health health =
                judge(
                        """
                        local found = {}
                        for _, name in ipairs({"io", "luajava", "debug", "load", "dofile", "require",
                                               "package", "coroutine", "print"}) do
                          if _G[name] ~= nil then table.insert(found, name) end
                        end
                        for _, name in ipairs({"execute", "exit", "getenv", "remove"}) do
                          if os[name] ~= nil then table.insert(found, "os." .. name) end
                        end
                        return {status = "Healthy", message = table.concat(found, " ")}
                        """);

        assertThat(health.status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(health.message()).isEmpty();
    }

    @Test
    void timeIsKnownInUtc() {
        Health health =
                judge(
                        """
                        local t = os.time({year=2026, month=11, day=1, hour=3, min=4, sec=5})
                        return {status = "Healthy", message = os.date("!%Y-%m-%dT%H:%M:%S", t)}
                        """);

        assertThat(health.message()).isEqualTo("2026-11-01T03:04:05");
    }

    @Test
    void mistakesAreUnknownAndSaidToBe() {
        assertThat(judge("return obj.status.colour.shade").status())
                .isEqualTo(HealthStatus.UNKNOWN);
        assertThat(judge("return {status = 'Splendid'}").message()).contains("'Splendid'");
        assertThat(judge("this is not Lua").message()).startsWith("The script failed: Lua says: ");
        assertThat(judge("return nil").status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(judge("local function f() return 1 + f() end return f()").status())
                .isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void whatWentWrongIsAPhraseThatQuotesLua() {
        assertThat(judge("local function f() return 1 + f() end return f()").said())
                .isEqualTo(HealthPhrase.SCRIPT_FAILED.of(HealthPhrase.LUA_RECURSES.of()));
        assertThat(judge("error('no {0} here', 0)").said())
                .isEqualTo(
                        HealthPhrase.SCRIPT_FAILED.of(
                                HealthPhrase.LUA_SAYS.of("health.lua:1 no {0} here")));
    }

    @Test
    void anEndlessScriptIsKilledAndTheNextOneRuns() {
        HealthScripts scripts =
                new HealthScripts(
                        List.of(
                                new HealthScript("example.org", "Lamp", "while true do end", "bad"),
                                new HealthScript(
                                        "*.org", "*", "return {status = 'Healthy'}", "good")));
        Manifest other = object("{'apiVersion': 'example.org/v1', 'kind': 'Other'}");

        try (LuaHealthRule rule = rule(scripts, Duration.ofSeconds(3))) {
            Health endless = rule.assess(LAMP, CONTEXT).orElseThrow();

            assertThat(endless.status()).isEqualTo(HealthStatus.UNKNOWN);
            assertThat(endless.message()).contains("longer than 3000 ms");
            assertThat(rule.assess(other, CONTEXT))
                    .contains(new Health(HealthStatus.HEALTHY, "", "lua: good"));
        }
    }

    @Test
    void scriptsAreFoundInAFolderAndAConfigMap() throws IOException {
        Path place = Files.createDirectories(folder.resolve("_.example.org/_"));
        Files.writeString(place.resolve("health.lua"), "return nil");
        Manifest settings =
                object(
                        "{'kind': 'ConfigMap', 'metadata': {'name': 'argocd-cm'}, 'data': {"
                                + "'resource.customizations.health.example.org_Lamp': 'return {}',"
                                + "'resource.customizations.health.Service': 'return {}', 'url': 'x'}}");

        HealthScripts found = HealthScripts.inFolder(folder);
        HealthScripts set = HealthScripts.inConfigMap(settings);

        assertThat(found.find(new GroupKind("a.example.org", "Lamp")))
                .map(HealthScript::origin)
                .isPresent();
        assertThat(found.find(new GroupKind("example.net", "Lamp"))).isEmpty();
        assertThat(set.scripts()).hasSize(2);
        assertThat(set.find(new GroupKind("example.org", "Lamp"))).isPresent();
        assertThat(set.find(new GroupKind("", "Service"))).isPresent();
    }

    private Health judge(String text) {
        try (LuaHealthRule rule = rule(text)) {
            return rule.assess(LAMP, CONTEXT).orElseThrow();
        }
    }

    private LuaHealthRule rule(String text) {
        HealthScript script = new HealthScript("example.org", "Lamp", text, "test");
        return rule(new HealthScripts(List.of(script)), Duration.ofSeconds(10));
    }

    private LuaHealthRule rule(HealthScripts scripts, Duration limit) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new LuaHealthRule(scripts, LuaHealthRule.command(java), folder, limit);
    }
}
