import { expect, it, jest } from '@jest/globals';
import { Job, UnrecoverableError, Worker } from 'bullmq';
import { JobQueue, queueOptions } from '../../src/migration/queue/jobs.js';
import { afterwards, describeWithRedis, redisServer } from './processes.js';

describeWithRedis('the state of a job', () => {
  it('has the reason of a job that fails while it is read', async () => {
    const { url } = await redisServer();
    const jobs = await JobQueue.open({ url }, 'test', 'verify');
    const worker = new Worker('verify', undefined, { ...queueOptions({ url }, 'test'), autorun: false });
    afterwards(() => worker.close());
    afterwards(() => jobs.close());
    await jobs.add([{ id: 'one', name: 'scenario', data: {} }]);
    expect(await jobs.stateOf('one')).toEqual({ name: 'pending', reason: '' });
    const job = await worker.getNextJob('token');
    jest.spyOn(Job.prototype, 'isFailed').mockImplementationOnce(async function (this: Job) {
      await job.moveToFailed(new UnrecoverableError('the disk is full'), 'token');
      return this.isFailed();
    });
    expect(await jobs.stateOf('one')).toEqual({ name: 'failed', reason: 'the disk is full' });
    expect(await jobs.stateOf('two')).toEqual({ name: 'absent', reason: '' });
  });
});
