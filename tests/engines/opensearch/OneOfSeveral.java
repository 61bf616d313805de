import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** A node that looks for others: the runner itself would take a single one for the whole cluster. */
public class OneOfSeveral {
    /**
     * Given the folder of the node, the cluster's name, the node's own, its port for HTTP, and the
     * names of all that found the cluster. Runs until it is killed.
     */
    public static void main(String[] given) throws InterruptedException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("discovery.type", "zen");
            settings.put("node.name", given[2]);
            settings.put("http.port", given[3]);
            settings.putList("cluster.initial_cluster_manager_nodes", given[4].split(","));
        });
        runner.build(
            "-basePath", given[0] + "/base", "-confPath", given[0] + "/conf",
            "-numOfNode", "1", "-clusterName", given[1], "-printOnFailure");
        new CountDownLatch(1).await();
    }
}
