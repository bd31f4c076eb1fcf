import { useSearchParams } from 'react-router';

/** What a page is narrowed to, kept in its address: a reload and a link show the same. */
export const useAddress = () => {
  const [query, setQuery] = useSearchParams();
  const page = Math.max(1, Number(query.get('page')) || 1);
  /** Changes some of it; nothing is the empty text. The list begins anew unless another page of it is asked for. */
  const put = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(query);
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setQuery(next, { replace: true });
  };
  return { query, page, put };
};
