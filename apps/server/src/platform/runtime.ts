/** The oldest Node that the program runs on; imported first, so that an older one is told so and nothing else. */
const oldest = 22;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `这个程序需要Node ${oldest}以上，现在是${process.versions.node}。请用 npm start 或 npx gongkai 启动，它们自带Node 24。\n`,
  );
  process.exit(2);
}
