import type { Settings } from '#chassis';
import { allEvents, topicOf } from '#contracts';
import { topicsOf } from '#messaging';
import { bad, good, lookAt, none } from './finding.js';
import type { Finding } from './finding.js';

/** Whether Kafka answers, where it is in use, and has every topic. */
export async function broker({ KAFKA_BROKERS }: Settings): Promise<Finding> {
  if (KAFKA_BROKERS.length === 0)
    return none('Kafka', 'KAFKA_BROKERS is not set: events stay in one process');
  return lookAt('Kafka', 'Check that the brokers run and KAFKA_BROKERS names them.', async () => {
    const present = new Set(await topicsOf(KAFKA_BROKERS));
    const wanted = new Set(allEvents().map(({ info }) => topicOf(info)));
    const missing = [...wanted].filter((topic) => !present.has(topic));
    const advice = 'Start a service: it makes the topics. Or make them from deploy/kafka/topics.';
    return missing.length === 0
      ? good('Kafka', `${KAFKA_BROKERS.join(', ')}, all ${wanted.size} topics`)
      : bad('Kafka', `these topics are missing: ${missing.join(', ')}`, advice);
  });
}
