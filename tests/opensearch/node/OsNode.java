import java.nio.file.*;
import java.util.*;
import java.util.concurrent.CountDownLatch;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/** A real OpenSearch node whose modules come from the class path: OsNode HOME [key=value ...]. */
public final class OsNode extends Node {
    private OsNode(Environment environment, Collection<Class<? extends Plugin>> plugins) {
        super(environment, plugins, true);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Plugin> plugin(String name) throws ClassNotFoundException {
        return (Class<? extends Plugin>) Class.forName(name);
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        Map<String, String> given = new LinkedHashMap<>();
        for (int at = 1; at < args.length; at++) {
            int sign = args[at].indexOf('=');
            given.put(args[at].substring(0, sign), args[at].substring(sign + 1));
        }
        given.put("path.home", home.toString());
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
            Settings.EMPTY, given, home.resolve("config"), () -> given.getOrDefault("node.name", "node"));
        LogConfigurator.setNodeName(given.get("node.name"));
        LogConfigurator.configure(environment);
        List<Class<? extends Plugin>> plugins = new ArrayList<>();
        for (String name : System.getProperty("os.plugins").split(",")) {
            plugins.add(plugin(name));
        }
        OsNode node = new OsNode(environment, plugins);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try { node.close(); } catch (Exception error) { error.printStackTrace(); } finally { done.countDown(); }
        }));
        node.start();
        done.await();
    }
}
