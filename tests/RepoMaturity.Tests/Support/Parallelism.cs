// Fixtures run beside each other, tests of one fixture one after another: they share its folder. What changes the
// environment or the current folder of the process says NonParallelizable.
[assembly: Parallelizable(ParallelScope.Fixtures)]
