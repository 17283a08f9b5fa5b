package dev.leeway.desktop.work;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * What is asked of the notification service of a Linux desktop; public because the bus makes a
 * proxy of it. Source: Desktop Notifications Specification 1.2.
 */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface DesktopNotifications extends DBusInterface {
    /** Returns what the service can do; {@code body-markup} when it reads markup in bodies. */
    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /**
     * Shows a notification and returns its number.
     *
     * @param application the application's name
     * @param replaces the number of the one that it takes the place of; 0 for none
     * @param icon the icon's name
     * @param summary the title
     * @param body the text
     * @param actions names of actions, each followed by its words
     * @param hints such as {@code urgency}, a byte: 1 normal, 2 critical
     * @param expires milliseconds until it goes; -1 as the service likes
     */
    @DBusMemberName("Notify")
    UInt32 show(
            String application,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires);
}
