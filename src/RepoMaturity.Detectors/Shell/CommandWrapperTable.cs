using System.Collections.Frozen;
using RepoMaturity.Detectors.Make;

namespace RepoMaturity.Detectors.Shell;

/// <summary>The programs that run others, after the manuals of each.</summary>
internal static class CommandWrapperTable
{
    private const string ContainerOptions = "-e -v -p -w -u -h -l -m -c -a -f";

    private static readonly HashSet<string> ContainerFlags = WordSet.Of(
        "--rm --detach --interactive --tty --privileged --init --read-only --publish-all --no-healthcheck --oom-kill-disable --quiet --no-deps --service-ports --build --remove-orphans --use-aliases --no-TTY --disable-content-trust --sig-proxy");

    private static readonly FrozenDictionary<string, CommandWrapper[]> Wrappers = All()
        .GroupBy(wrapper => wrapper.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(wrapper => wrapper.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The wrappers that begin with a program, the longest first.</summary>
    public static CommandWrapper[] Of(string program) => Wrappers.TryGetValue(program, out var found) ? found : [];

    private static IEnumerable<CommandWrapper> All() => [.. System(), .. Environments(), .. Containers().Concat(Launchers()).Select(wrapper => wrapper with { IsTold = true })];

    private static CommandWrapper[] System() =>
    [
        new("sudo", "-u -g -h -p -C -r -t -T -U -D --user --group --chdir"),
        new("doas", "-u -C"),
        new("env", "-u -C -S --unset --chdir") { FolderOption = "-C" },
        new("time", "-f -o --format --output"),
        new("nohup"),
        new("setsid"),
        new("exec", "-a"),
        new("builtin"),
        new("command"),
        new("nice", "-n --adjustment"),
        new("ionice", "-c -n -p"),
        new("stdbuf", "-i -o -e"),
        new("unbuffer"),
        new("chronic"),
        new("caffeinate"),
        new("taskset") { Skipped = 1 },
        new("flock", "-w -E --timeout") { Skipped = 1 },
        new("timeout", "-k -s --kill-after --signal") { Skipped = 1 },
        new("gtimeout", "-k -s --kill-after --signal") { Skipped = 1 },
        new("xargs", "-I -n -P -L -d -E -s -a --max-args --max-procs --max-lines --delimiter --arg-file"),
        new("parallel", "-j -n -N -a -S -I -P --jobs --arg-file --colsep --joblog --delay --timeout --retries --results --max-args --sshlogin --load --memfree --tmpdir")
        {
            Leaves = WrappedKind.Text,
        },
        new("numactl", "-N -m -C -i --cpunodebind --membind --physcpubind --interleave"),
        new("systemd-run", "-u -p -M --unit --property --working-directory --uid --gid --on-calendar --on-active --slice"),
        new("watch", "-n --interval") { Leaves = WrappedKind.Text },
        new("xvfb-run", "-n -s -e -f -p -w --server-num --server-args --auth-file --error-file"),
        new("gosu") { Skipped = 1 },
        new("su-exec") { Skipped = 1 },
        new("tini", "-e -p"),
        new("dumb-init", "-r --rewrite"),
        new("ssh", "-i -p -o -l -F -J -L -R -D -E -b -c -m -S -W") { Skipped = 1, Leaves = WrappedKind.Text, IsElsewhere = true, IsTold = true },
    ];

    private static CommandWrapper[] Environments() =>
    [
        new("poetry run", "-C -P --directory --project") { FolderOption = "-C" },
        new("pipenv run") { Tasks = MakeReferences.PipenvScript },
        new("poetry poe", "-C --directory") { Tasks = MakeReferences.PoeTask },
        new("pdm run", "-p --project") { Tasks = MakeReferences.PdmScript, FolderOption = "-p" },
        new("hatch run", "-e -p --env --project") { Tasks = MakeReferences.HatchScript },
        new("hatch env run", "-e -p --env --project") { Tasks = MakeReferences.HatchScript },
        new("rye run", "--pyproject") { Tasks = MakeReferences.RyeScript },
        new("uv run", "--with --with-editable --with-requirements --extra --no-extra --group --no-group --only-group --python -p --package --project --directory --env-file --index --default-index --index-url --extra-index-url --find-links --config-file --color --cache-dir --resolution --prerelease --link-mode --refresh-package --upgrade-package -P --exclude-newer -w")
        {
            FolderOption = "--directory", Leaves = WrappedKind.PythonOrCommand,
        },
        new("uv tool run", "--from --with --python -p --index"),
        new("uvx", "--from --with --python -p --index"),
        new("pipx run", "--spec --python --pip-args --index-url"),
        new("conda run", "-n --name -p --prefix --cwd") { FolderOption = "--cwd" },
        new("mamba run", "-n --name -p --prefix --cwd") { FolderOption = "--cwd" },
        new("micromamba run", "-n --name -p --prefix -r --root-prefix --cwd") { FolderOption = "--cwd" },
        new("pixi run", "-e --environment --manifest-path -m") { Tasks = MakeReferences.PixiTask },
        new("mise exec") { Leaves = WrappedKind.AfterDashes },
        new("mise x") { Leaves = WrappedKind.AfterDashes },
        new("npx", "-p --package -w --workspace"),
        new("bunx", "-p --package"),
        new("pnpm exec", "--filter -F -C --dir"),
        new("pnpm dlx"),
        new("yarn dlx", "-p --package"),
        new("bundle exec"),
        new("dotenv run", "-f --file -e"),
        new("dotenv", "-f --file -e"),
        new("direnv exec") { Skipped = 1 },
        new("doppler run", "-p -c -t --project --config --command"),
        new("aws-vault exec", "-d --duration") { Skipped = 1 },
        new("chamber exec") { Leaves = WrappedKind.AfterDashes },
        new("op run") { Leaves = WrappedKind.AfterDashes },
        new("infisical run") { Leaves = WrappedKind.AfterDashes },
    ];

    private static CommandWrapper[] Containers() =>
    [
        Container("docker run"), Container("docker exec"), Container("docker container run"), Container("docker container exec"), Container("podman run"), Container("podman exec"),
        Container("nerdctl run"), Container("nerdctl exec"),
        Container("docker compose run"), Container("docker compose exec"), Container("docker-compose run"), Container("docker-compose exec"), Container("podman-compose run"),
        Container("singularity exec"), Container("apptainer exec"),
        new("kubectl exec") { Leaves = WrappedKind.AfterDashes, IsElsewhere = true },
        new("oc exec") { Leaves = WrappedKind.AfterDashes, IsElsewhere = true },
    ];

    private static CommandWrapper[] Launchers() =>
    [
        new("torchrun") { Leaves = WrappedKind.PythonAfterOptions },
        new("accelerate launch") { Leaves = WrappedKind.PythonAfterOptions },
        new("deepspeed") { Leaves = WrappedKind.PythonAfterOptions },
        new("python -m torch.distributed.run") { Leaves = WrappedKind.PythonAfterOptions },
        new("python -m torch.distributed.launch") { Leaves = WrappedKind.PythonAfterOptions },
        new("python -m accelerate.commands.launch") { Leaves = WrappedKind.PythonAfterOptions },
        new("kernprof") { Leaves = WrappedKind.PythonAfterOptions },
        new("memray run") { Leaves = WrappedKind.PythonAfterOptions },
        new("scalene") { Leaves = WrappedKind.PythonAfterOptions },
        new("viztracer") { Leaves = WrappedKind.PythonAfterOptions },
        new("python -m cProfile") { Leaves = WrappedKind.PythonAfterOptions },
        new("py-spy record") { Leaves = WrappedKind.AfterDashes },
        new("coverage run", "--source --omit --include --rcfile --context --data-file --concurrency") { Leaves = WrappedKind.Python },
        new("python -m coverage run", "--source --omit --include --rcfile --context --data-file --concurrency") { Leaves = WrappedKind.Python },
        new("spark-submit", "--master --deploy-mode --class --name --jars --packages --exclude-packages --repositories --py-files --conf -c --files --archives --executor-memory --driver-memory --driver-cores --num-executors --executor-cores --total-executor-cores --properties-file --driver-class-path --driver-java-options --driver-library-path --queue --proxy-user --principal --keytab")
        {
            Leaves = WrappedKind.PythonOrCommand,
        },
        new("horovodrun", "-np --num-proc -H --hosts -hostfile --hostfile -p --ssh-port"),
        new("mpirun", "-n -np -c -H --host --hostfile -hostfile -x -N --map-by -map-by --bind-to -bind-to -wdir --wdir --npernode"),
        new("mpiexec", "-n -np -H --host --hostfile -x -ppn"),
        new("srun", "-p -n -N -t -c -J -A -w -x -G -q -D --partition --ntasks --nodes --time --cpus-per-task --job-name --account --gpus --mem --gres --qos"),
        new("ray job submit") { Leaves = WrappedKind.AfterDashes, FolderOption = "--working-dir" },
        new("opentelemetry-instrument", "--traces_exporter --metrics_exporter --logs_exporter --service_name --exporter_otlp_endpoint"),
        new("ddtrace-run"),
        new("newrelic-admin run-program"),
    ];

    private static CommandWrapper Container(string name) => new(name, ContainerOptions) { Flags = ContainerFlags, Skipped = 1, IsElsewhere = true };
}
