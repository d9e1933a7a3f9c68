using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(RepoMaturity.Benchmarks.Repositories).Assembly).Run(args);
