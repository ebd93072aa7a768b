import { Link } from '../router.js';
import { useWording } from './use-words.js';

/** The door to the withdrawal function, at the foot of every page of the portal. */
export function WithdrawalLink({ merchant }: { merchant: string }) {
  const { language, names } = useWording();
  return (
    <Link className="withdraw" href={`/portal/${merchant}/withdraw`} lang={language}>
      {names.open}
    </Link>
  );
}
