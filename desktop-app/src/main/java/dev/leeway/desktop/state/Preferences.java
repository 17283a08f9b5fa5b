package dev.leeway.desktop.state;

import dev.leeway.desktop.work.SystemLook;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.themes.Theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operator chose about the window, and what the operating system says where he left it to
 * the system.
 *
 * @param appearance which look
 * @param wideRail whether the rail shows words
 * @param roomy whether rows are 36 pixels high instead of 28
 * @param still whether the operator wants nothing to move
 * @param language the language's tag; empty for the system's
 * @param tools where the operator's tools are
 * @param lists how each list was left, by the list's name
 * @param favourites the kinds of objects kept at hand when looking around in a cluster
 * @param diffs how two texts that differ are laid out
 * @param system what the operating system is set to; never kept
 */
public record Preferences(
        Appearance appearance,
        boolean wideRail,
        boolean roomy,
        boolean still,
        String language,
        ToolPaths tools,
        Map<String, ListMemory> lists,
        List<GroupKind> favourites,
        DiffLayout diffs,
        SystemLook system) {
    public Preferences {
        lists = Map.copyOf(lists);
        favourites = List.copyOf(favourites);
    }

    /** Returns the preferences of a first start. */
    public static Preferences first() {
        return new Preferences(
                Appearance.SYSTEM,
                false,
                false,
                false,
                "",
                ToolPaths.LOOKED_FOR,
                Map.of(),
                List.of(),
                DiffLayout.BY_WIDTH,
                SystemLook.UNTOLD);
    }

    /** Returns the theme in force. */
    public Theme theme() {
        return switch (appearance) {
            case SYSTEM ->
                    system.contrast() ? Theme.CONTRAST : system.dark() ? Theme.DARK : Theme.LIGHT;
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case CONTRAST -> Theme.CONTRAST;
        };
    }

    /** Returns whether the theme in force is dark. */
    public boolean dark() {
        return theme().dark();
    }

    /** Returns whether nothing moves: the operator or his system asked for it. */
    public boolean calm() {
        return still || system.calm();
    }

    /** Returns how a list was left. */
    public ListMemory list(String name) {
        return lists.getOrDefault(name, ListMemory.UNTOUCHED);
    }

    /** Returns the opposite of the theme in force: light for a dark one, dark for a light one. */
    public Appearance otherAppearance() {
        return dark() ? Appearance.LIGHT : Appearance.DARK;
    }

    /** Returns them with another look. */
    public Preferences with(Appearance other) {
        return new Preferences(
                other, wideRail, roomy, still, language, tools, lists, favourites, diffs, system);
    }

    /** Returns them with a wide or a narrow rail. */
    public Preferences withWideRail(boolean wide) {
        return new Preferences(
                appearance, wide, roomy, still, language, tools, lists, favourites, diffs, system);
    }

    /** Returns them with high or low rows. */
    public Preferences withRoomy(boolean high) {
        return new Preferences(
                appearance,
                wideRail,
                high,
                still,
                language,
                tools,
                lists,
                favourites,
                diffs,
                system);
    }

    /** Returns them with or without motion. */
    public Preferences withStill(boolean unmoved) {
        return new Preferences(
                appearance,
                wideRail,
                roomy,
                unmoved,
                language,
                tools,
                lists,
                favourites,
                diffs,
                system);
    }

    /** Returns them in another language. */
    public Preferences withLanguage(String tag) {
        return new Preferences(
                appearance, wideRail, roomy, still, tag, tools, lists, favourites, diffs, system);
    }

    /** Returns them with other tools. */
    public Preferences with(ToolPaths other) {
        return new Preferences(
                appearance,
                wideRail,
                roomy,
                still,
                language,
                other,
                lists,
                favourites,
                diffs,
                system);
    }

    /** Returns them with a list left in another way. */
    public Preferences withList(String name, ListMemory memory) {
        Map<String, ListMemory> more = new LinkedHashMap<>(lists);
        more.put(name, memory);
        return new Preferences(
                appearance,
                wideRail,
                roomy,
                still,
                language,
                tools,
                more,
                favourites,
                diffs,
                system);
    }

    /** Returns them with other kinds kept at hand. */
    public Preferences withFavourites(List<GroupKind> kinds) {
        return new Preferences(
                appearance, wideRail, roomy, still, language, tools, lists, kinds, diffs, system);
    }

    /** Returns them with another layout of two texts that differ. */
    public Preferences with(DiffLayout other) {
        return new Preferences(
                appearance,
                wideRail,
                roomy,
                still,
                language,
                tools,
                lists,
                favourites,
                other,
                system);
    }

    /** One thing to choose. */
    public enum Setting {
        /** Which look. */
        APPEARANCE,
        /** Whether the rail shows words. */
        WIDE_RAIL,
        /** How high rows are. */
        ROOMY,
        /** Whether nothing moves. */
        STILL,
        /** The language. */
        LANGUAGE,
        /** Where tools are. */
        TOOLS
    }

    /** Returns them with one thing as others have it. */
    public Preferences taking(Setting setting, Preferences others) {
        return switch (setting) {
            case APPEARANCE -> with(others.appearance);
            case WIDE_RAIL -> withWideRail(others.wideRail);
            case ROOMY -> withRoomy(others.roomy);
            case STILL -> withStill(others.still);
            case LANGUAGE -> withLanguage(others.language);
            case TOOLS -> with(others.tools);
        };
    }

    /** Returns them under another setting of the operating system. */
    public Preferences with(SystemLook other) {
        return new Preferences(
                appearance,
                wideRail,
                roomy,
                still,
                language,
                tools,
                lists,
                favourites,
                diffs,
                other);
    }
}
